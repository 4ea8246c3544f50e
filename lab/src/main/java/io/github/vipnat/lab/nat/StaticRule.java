package io.github.vipnat.lab.nat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code ip nat inside source static} line (ios-facts 1.1).
 *
 * @param protocol {@code tcp}, {@code udp}, {@code esp}, {@code network}, or empty for the plain form
 * @param localPort 0 where the form has none
 * @param global the inside global address; empty in the interface form
 * @param interfaceName the interface whose address is the inside global; empty in the address forms
 * @param mask mask or /length of the network form, else empty
 * @param text the line as the running-config prints it
 */
public record StaticRule(
        String protocol,
        String local,
        int localPort,
        String global,
        int globalPort,
        String interfaceName,
        String mask,
        Map<StaticOption, String> options,
        String text) {

    /** What every line of this kind begins with. */
    public static final String PREFIX = "ip nat inside source static ";

    /** Reads a line whose words are written out in full; empty when it is no static this router understands. */
    public static Optional<StaticRule> parse(String line) {
        if (!line.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return new StaticRuleReader(List.of(line.substring(PREFIX.length()).split(" +", -1)), line).read();
    }

    boolean isPort() {
        return localPort != 0;
    }

    boolean isInterfaceForm() {
        return !interfaceName.isEmpty();
    }

    /** A whole address to a whole address. */
    boolean isFull() {
        return protocol.isEmpty() && !isInterfaceForm();
    }

    boolean has(StaticOption option) {
        return options.containsKey(option);
    }

    String option(StaticOption option) {
        return options.getOrDefault(option, "");
    }

    /**
     * IOS's own key, per form (ios-facts 1.1, first row): the interface form is known by protocol, local and local port. The
     * route-map counts too, since twins that differ in it alone are what route-map statics are made for.
     */
    String identity() {
        String place = protocol + " " + local + " " + localPort;
        String target = isInterfaceForm() ? "" : global + " " + globalPort + mask;
        return String.join("|", place, target, option(StaticOption.VRF), option(StaticOption.ROUTE_MAP));
    }

    /** Where rules meet: one VRF, one route-map (or none), one address. */
    String scope(String address) {
        return address + "|" + option(StaticOption.VRF) + "|" + option(StaticOption.ROUTE_MAP);
    }

    StaticRule with(StaticOption option) {
        return with(option, "");
    }

    StaticRule with(StaticOption option, String value) {
        Map<StaticOption, String> all = new EnumMap<>(StaticOption.class);
        all.putAll(options);
        all.put(option, value);
        return new StaticRule(protocol, local, localPort, global, globalPort, interfaceName, mask, all, "").printed();
    }

    StaticRule without(StaticOption option) {
        Map<StaticOption, String> rest = new EnumMap<>(StaticOption.class);
        rest.putAll(options);
        rest.remove(option);
        return new StaticRule(protocol, local, localPort, global, globalPort, interfaceName, mask, rest, "").printed();
    }

    /** The same rule under another text. */
    StaticRule spelled(String otherText) {
        return new StaticRule(protocol, local, localPort, global, globalPort, interfaceName, mask, options, otherText);
    }

    /** The same rule with its text in IOS's own order of words. */
    StaticRule printed() {
        StringBuilder line = new StringBuilder(PREFIX);
        if (!protocol.isEmpty()) {
            line.append(protocol).append(' ');
        }
        line.append(local);
        appendPort(line, localPort);
        line.append(isInterfaceForm() ? " interface " + interfaceName : " " + global);
        appendPort(line, globalPort);
        if (!mask.isEmpty()) {
            line.append(' ').append(mask);
        }
        new EnumMap<>(optionsOrEmpty())
                .forEach((option, value) ->
                        line.append(' ').append(option.word()).append(value.isEmpty() ? "" : " " + value));
        return spelled(line.toString());
    }

    private Map<StaticOption, String> optionsOrEmpty() {
        Map<StaticOption, String> sorted = new EnumMap<>(StaticOption.class);
        sorted.putAll(options);
        return sorted;
    }

    private static void appendPort(StringBuilder line, int port) {
        if (port != 0) {
            line.append(' ').append(port);
        }
    }

    /** Ascending by global address, then port, tcp before udp (ios-facts 1.4). */
    long sortKey() {
        long address = 0;
        for (String octet : global.split("\\.", -1)) {
            address = address * 256 + Long.parseLong(octet);
        }
        return (address << 20) | ((long) globalPort << 1) | (protocol.equals("udp") ? 1 : 0);
    }
}
