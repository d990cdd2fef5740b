// Fonts of the system: they look like the reader's other pages, and weigh nothing.
export { default } from "vitepress/theme-without-fonts";
