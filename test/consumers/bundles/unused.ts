import "c1-apps-schema";
