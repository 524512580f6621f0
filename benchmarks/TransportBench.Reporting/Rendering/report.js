// Links to what is folded unfold it; all is unfolded for the printer. Without scripts, the style sheet does what it can.
const reveal = () => {
  const fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
  if (fold && !fold.open) { fold.open = true; fold.scrollIntoView(); }
};
addEventListener("hashchange", reveal);
reveal();
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach(d => { d.open = true; d.dataset.folded = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-folded]").forEach(d => { d.open = false; delete d.dataset.folded; }));
