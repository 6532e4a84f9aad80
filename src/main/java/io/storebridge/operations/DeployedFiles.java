package io.storebridge.operations;

import java.util.Optional;

/** The files of analysts as they are deployed. */
public interface DeployedFiles {

    /** The content in force. @param name the file's path ({@code processes/quotes/quote-to-order.bpmn}) */
    Optional<byte[]> content(String name);
}
