import { Node, type SourceFile } from "ts-morph";

/** The names that code asks for, as values or as types; names of properties are none of them. */
export function mentionedNames(file: SourceFile): Set<string> {
  const names = new Set<string>();
  file.forEachDescendant((node) => {
    if (Node.isIdentifier(node) && !isPropertyName(node)) names.add(node.getText());
  });
  return names;
}

function isPropertyName(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isBindingElement(parent)) return parent.getPropertyNameNode() === node;
  const isNamed =
    Node.isPropertyAccessExpression(parent) || Node.isPropertyAssignment(parent) || Node.isPropertySignature(parent);
  return isNamed && parent.getNameNode() === node;
}
