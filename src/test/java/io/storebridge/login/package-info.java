/** Tests of the workflows in real time: login check, product view, stock by warehouse. */
package io.storebridge.login;
