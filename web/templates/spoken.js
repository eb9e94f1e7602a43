// What Streamlit's page itself cannot do: it names its language, says in Vietnamese what
// Streamlit's own controls say in English, and asks for the rest of a page once the first part is
// painted. The words stand before this text, as WORDS.
(() => {
  const SPOKEN = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  const OURS = ".stHtml, [data-testid='stCode'], [data-testid='stPlotlyChart'], script, style";
  const patterns = WORDS.patterns.map(([pattern, said]) => [new RegExp(`^${pattern}$`), said]);
  const originals = new Map(); // node → { name: [the English text, ours] }; "" names a node's text

  const said = (text) => {
    const words = text.trim();
    if (!words) return text;
    if (Object.hasOwn(WORDS.texts, words)) return text.replace(words, () => WORDS.texts[words]);
    for (const [pattern, there] of patterns)
      if (pattern.test(words)) return text.replace(words, words.replace(pattern, there));
    return text;
  };
  const read = (node, name) => (name ? node.getAttribute(name) : node.nodeValue);
  const write = (node, name, text) => (name ? node.setAttribute(name, text) : (node.nodeValue = text));

  const speak = (node, name) => {
    const found = read(node, name);
    if (!found || originals.get(node)?.[name]?.[1] === found) return;
    const ours = said(found);
    if (ours === found) return;
    originals.set(node, { ...originals.get(node), [name]: [found, ours] });
    write(node, name, ours);
  };
  const walk = (root) => {
    const inside = root.nodeType === Node.TEXT_NODE ? root.parentElement : root;
    if (!inside || inside.closest?.(OURS)) return;
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node !== root && node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = nodes.currentNode; node; node = nodes.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) speak(node, "");
      else for (const name of SPOKEN) if (node.hasAttribute?.(name)) speak(node, name);
    }
  };
  const restore = () => {
    for (const [node, texts] of originals)
      for (const [name, [english, ours]] of Object.entries(texts))
        if (read(node, name) === ours) write(node, name, english);
    originals.clear();
  };
  const forget = () => {
    for (const node of originals.keys()) if (!node.isConnected) originals.delete(node);
  };

  // Streamlit's menu is a list whose items do not stand in it: without these roles it is read wrongly.
  const MENU = "[data-testid='stSidebarNavItems'], [data-testid='stSidebarNavItems'] li";
  // A choice is named by its label. Streamlit names it by the label's source too, marks of Markdown included.
  const CHOICE = "label input[aria-label]";
  const mend = () => {
    for (const node of document.querySelectorAll(CHOICE))
      if (node.closest("label").textContent.trim()) node.removeAttribute("aria-label");
    for (const node of document.querySelectorAll(MENU))
      if (node.role !== "presentation") node.role = "presentation";
  };

  // The rest of a page waits behind a button out of sight (ui/shell/first_paint.py): two frames after
  // the button has come, what stands above it is painted.
  const asked = new WeakSet();
  const ask = () => {
    const button = document.querySelector(".st-key-ask_for_rest button");
    if (!button || asked.has(button)) return;
    asked.add(button);
    requestAnimationFrame(() => requestAnimationFrame(() => button.click()));
  };

  const shown = () => document.querySelector("style[lang]")?.lang || document.documentElement.lang;
  const notice = (changes) => {
    mend();
    ask();
    const language = shown();
    if (language !== document.documentElement.lang) {
      document.documentElement.lang = language;
      if (language === "en") restore();
      else walk(document.body);
    }
    if (language === "en") return;
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(walk);
      else if (change.type === "characterData") walk(change.target);
      else if (!change.target.closest(OURS)) speak(change.target, change.attributeName);
    }
    if (originals.size > 500) forget();
  };
  notice([{ type: "childList", addedNodes: [document.body] }]); // what Streamlit has said by now
  new MutationObserver(notice).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...SPOKEN, "lang"],
  });
})();
