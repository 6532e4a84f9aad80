/** What docs/ says of the workflows is there, and the tutorial works. */
package io.storebridge.docs;
