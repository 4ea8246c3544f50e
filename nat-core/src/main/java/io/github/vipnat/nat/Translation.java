package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of the router's translation table.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or {@code ---} for a full static's own row
 * @param outside the far end of a live flow; empty for a static's own row
 */
public record Translation(String protocol, Side insideGlobal, Side insideLocal, Optional<Outside> outside) {

    /** The far end, as the inside sees it and as it is. */
    public record Outside(Side local, Side global) {}

    /** An address with the port the row shows, if it shows one. */
    public record Side(Ipv4 address, OptionalInt port) {

        static Side of(Ipv4 address, int port) {
            return new Side(address, OptionalInt.of(port));
        }

        @Override
        public String toString() {
            return port.isPresent() ? address + ":" + port.getAsInt() : address.toString();
        }
    }

    /** Whether this row is a live flow, which IOS calls a child of its static. */
    public boolean isChild() {
        return outside.isPresent();
    }

    /** Whether this flow hangs on the rule, so that removing the rule would ask or be refused. */
    public boolean isChildOf(StaticRule rule) {
        return isChild() && belongsTo(rule.mapping());
    }

    /** Whether this row is the static's own. */
    public boolean isStaticOf(StaticRule rule) {
        boolean full = rule.mapping() instanceof Mapping.Full;
        return !isChild() && full == protocol.equals("---") && belongsTo(rule.mapping());
    }

    private boolean belongsTo(Mapping mapping) {
        return mapping.match(new Mapping.Cases<>(
                (Mapping.Full full) -> belongsTo(full),
                (Mapping.Port port) -> belongsTo(port),
                (Mapping.InterfacePort port) -> belongsTo(port),
                (Mapping.InterfaceFull full) -> false,
                (Mapping.InterfaceEsp esp) -> false,
                (Mapping.Network network) -> false));
    }

    private boolean belongsTo(Mapping.Full full) {
        return insideGlobal.address().equals(full.insideGlobal())
                && insideLocal.address().equals(full.insideLocal());
    }

    private boolean belongsTo(Mapping.Port port) {
        return protocol.equals(port.globalPort().protocol().toString())
                && insideGlobal.equals(
                        Side.of(port.insideGlobal(), port.globalPort().number()))
                && insideLocal.equals(Side.of(port.insideLocal(), port.localPort()));
    }

    private boolean belongsTo(Mapping.InterfacePort port) {
        return protocol.equals(port.globalPort().protocol().toString())
                && insideGlobal.port().equals(OptionalInt.of(port.globalPort().number()))
                && insideLocal.equals(Side.of(port.insideLocal(), port.localPort()));
    }

    /** The flow as one phrase: {@code tcp 203.0.113.9:51234 -> 172.18.55.51:80 -> 10.51.10.11:80}. */
    @Override
    public String toString() {
        return protocol + " " + outside.map(end -> end.global() + " -> ").orElse("") + insideGlobal + " -> "
                + insideLocal;
    }
}
