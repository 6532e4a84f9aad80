package io.storebridge.workflow;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This node's name for people. */
final class Node {

    static final String NAME = hostName();

    private Node() {}

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
