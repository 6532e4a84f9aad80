/** The workflows of quotes, driven with the real engine and partners that a test plays. */
package io.storebridge.quotes;
