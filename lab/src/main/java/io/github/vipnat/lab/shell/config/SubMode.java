package io.github.vipnat.lab.shell.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which global lines open a block, and what the prompt says inside. */
record SubMode(String header, String mode) {

    private static final List<SubMode> ALL = List.of(
            new SubMode("archive", "config-archive"),
            new SubMode("ip access-list extended", "config-ext-nacl"),
            new SubMode("ip access-list standard", "config-std-nacl"),
            new SubMode("line", "config-line"),
            new SubMode("router", "config-router"),
            new SubMode("route-map", "config-route-map"),
            new SubMode("vrf definition", "config-vrf"),
            new SubMode("ip vrf", "config-vrf"),
            new SubMode("class-map", "config-cmap"),
            new SubMode("policy-map", "config-pmap"),
            new SubMode("crypto isakmp policy", "config-isakmp"),
            new SubMode("crypto map", "config-crypto-map"),
            new SubMode("crypto ssl policy", "config-crypto-ssl-policy"),
            new SubMode("webvpn gateway", "config-webvpn-gateway"),
            new SubMode("ip slb vserver", "config-slb-vserver"),
            new SubMode("ip dhcp pool", "dhcp-config"),
            new SubMode("object-group", "config-object-group"),
            new SubMode("zone security", "config-sec-zone"),
            new SubMode("zone-pair security", "config-sec-zone-pair"),
            new SubMode("ip sla", "config-ip-sla"),
            new SubMode("track", "config-track"),
            new SubMode("control-plane", "config-cp"),
            new SubMode("event manager applet", "config-applet"),
            new SubMode("kron policy-list", "config-kron-policy"),
            new SubMode("redundancy", "config-red"));

    /** Blocks within blocks. */
    private static final Map<String, SubMode> NESTED = Map.of(
            "config-archive", new SubMode("log config", "config-archive-log-cfg"),
            "config-pmap", new SubMode("class", "config-pmap-c"),
            "config-router", new SubMode("address-family", "config-router-af"),
            "config-vrf", new SubMode("address-family", "config-vrf-af"));

    /** The mode a line opens inside another mode. */
    static Optional<SubMode> within(Mode mode, String line) {
        return Optional.ofNullable(NESTED.get(mode.name())).filter(nested -> nested.opens(line));
    }

    private boolean opens(String line) {
        return line.equals(header) || line.startsWith(header + " ");
    }

    /** The mode a line opens, if it opens one. */
    static Optional<SubMode> of(String line) {
        return ALL.stream().filter(mode -> mode.opens(line)).findFirst();
    }
}
