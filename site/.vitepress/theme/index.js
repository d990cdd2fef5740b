// Fonts of the system: they look like the reader's other pages, and weigh nothing.
import theme from "vitepress/theme-without-fonts";
import "./contrast.css";

export default theme;
