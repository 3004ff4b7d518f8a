// Turbo's progress bar puts a <style> of its own into the head while Turbo loads; the content security policy refuses it and
// complains. Imported before Turbo, this keeps it out; `lift()` ends that. The bar is styled in our own sheet.

const head = document.head;

head.insertBefore = (node, place) =>
  node.localName === "style" ? node : Element.prototype.insertBefore.call(head, node, place);

export function lift() {
  delete head.insertBefore;
}
