package io.github.vipnat.matrix;

import java.util.List;

/**
 * A static rule as the generator makes it; what vipnat reads of it is another matter.
 *
 * @param protocol {@code tcp}, {@code udp}, or empty for one that maps every port
 * @param global an address, or {@code interface NAME}
 * @param options as the router prints them, each with a blank in front; without {@code extendable}
 */
record Rule(String protocol, String local, int localPort, String global, int globalPort, String options) {

    static Rule full(String local, String global, String options) {
        return new Rule("", local, 0, global, 0, options);
    }

    Rule on(String otherLocal) {
        return new Rule(protocol, otherLocal, localPort, global, globalPort, options);
    }

    boolean isFull() {
        return protocol.isEmpty();
    }

    boolean isOnInterface() {
        return global.startsWith("interface ");
    }

    /** As {@link Configuration} reads it. */
    String line() {
        return "ip nat inside source static "
                + (isFull()
                        ? local + " " + global
                        : protocol + " " + local + " " + localPort + " " + global + " " + globalPort)
                + options;
    }

    /**
     * As a router prints it: port statics of an address carry extendable, which it adds by itself.
     *
     * @param severalOfLocal whether the local stands in other rules too
     */
    String printed(boolean severalOfLocal) {
        return isOnInterface() || (isFull() && !severalOfLocal) ? line() : extendable();
    }

    private String extendable() {
        int at = options.indexOf(" no-");
        String before = at < 0 ? options : options.substring(0, at);
        return line().substring(0, line().length() - options.length()) + before + " extendable"
                + options.substring(before.length());
    }

    /** What two rules cannot both have: for an interface it is the local end (ios-facts 1.1, row 1). */
    List<String> places() {
        String outside = isFull() ? global : protocol + " " + global + " " + globalPort;
        return isOnInterface()
                ? List.of(outside, protocol + " " + local + " " + localPort + " interface")
                : List.of(outside);
    }
}
