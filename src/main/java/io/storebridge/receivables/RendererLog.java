package io.storebridge.receivables;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The renderer's messages in our log: warnings as such, its many notes of progress only for who asks for them. */
final class RendererLog implements XRLogger {

    private static final Logger log = LoggerFactory.getLogger(InvoicePdf.class);

    @Override
    public void log(String where, Level level, String message) {
        log(where, level, message, null);
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        if (level.intValue() >= Level.WARNING.intValue()) {
            log.warn(message, cause);
        } else {
            log.debug(message, cause);
        }
    }

    @Override
    public void setLevel(String logger, Level level) {
        // Levels are set in application.yaml.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return log.isDebugEnabled() || diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
    }
}
