/** What is wrong in the files that analysts edit: found before deployment, told in words of the diagram. */
package io.storebridge.workflow.validation;
