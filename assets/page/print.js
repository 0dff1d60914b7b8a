// On paper: a picture of the timeline as it is in view, in light colours, above the words.

const PAPER = { width: 760, height: 560, ratio: 3, buttons: { left: Infinity, bottom: 0 } };

function drawForPaper() {
  if (!BY_WEIGHT.length) return;
  const surface = document.querySelector("#picture canvas"), theme = root.dataset.theme, kept = { size, hits, hover: look.hover, lanePage: look.lanePage };
  root.dataset.theme = "light";
  readColours();
  colours.background = "#ffffff";
  size = PAPER; look.hover = -1;
  surface.width = size.width * size.ratio;
  surface.height = size.height * size.ratio;
  draw(surface);
  size = kept.size; hits = kept.hits; look.hover = kept.hover; look.lanePage = kept.lanePage;
  if (theme === undefined) delete root.dataset.theme; else root.dataset.theme = theme;
  readColours();
}
function drawForScreen() { readColours(); redraw(); }
addEventListener("beforeprint", drawForPaper);
addEventListener("afterprint", drawForScreen);
matchMedia("print").addEventListener("change", (paper) => { if (paper.matches) drawForPaper(); else drawForScreen(); });
