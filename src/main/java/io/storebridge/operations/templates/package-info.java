/** Element templates for Camunda Modeler, made from the operations, and their stamps on our own diagrams. */
package io.storebridge.operations.templates;
