/** What the stand-ins of tax providers reckon with: invented rates by place. */
package io.storebridge.sandbox.tax;
