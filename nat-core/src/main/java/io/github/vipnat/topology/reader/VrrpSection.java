package io.github.vipnat.topology.reader;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.VrrpSettings;
import io.github.vipnat.topology.VrrpSettings.Lan;
import io.github.vipnat.topology.VrrpSettings.TrackedProcess;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.ProcessNameField;
import io.github.vipnat.topology.yaml.Scalar;
import io.github.vipnat.topology.yaml.SecretField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code vrrp}. */
final class VrrpSection {

    static final Value<VrrpSettings> VALUE = Section.value(
            "vrrp",
            "{ instance: VI_1, interface: eth0, virtual-router-id: 51 }",
            List.of(
                    "instance",
                    "interface",
                    "virtual-router-id",
                    "advert-interval",
                    "auth-password",
                    "track",
                    "network"),
            VrrpSection::read);

    /** Version 2 sends whole seconds up to 255, version 3 centiseconds up to 40.95 s (keepalived-facts 2). */
    private static final Value<Duration> ADVERT_INTERVAL = new Scalar<>(
            "bad-duration",
            "whole seconds from 1s to 255s, or steps of 10ms up to 40950ms",
            "a VRRP advert cannot carry it",
            "1s",
            text -> NumberField.duration(text).filter(VrrpSection::fitsAnAdvert));

    private static final Value<Integer> VIRTUAL_ROUTER_ID =
            NumberField.between(1, 255, "51", "a VRRP advert carries one byte for it, and 0 is no id");

    private static final Value<Integer> WEIGHT = NumberField.between(
            -253, 253, "-11", "keepalived adds it to a priority of 1 to 254 and takes no more than that");

    private static final Value<Integer> PREFIX_LENGTH = NumberField.between(
            1, 31, "16", "it is the length of the nodes' network, and a network of one address holds one node");

    private static final Value<Lan> LAN = Section.value(
            "the nodes' network",
            "{ prefix-length: 16, gateway: 10.51.10.254 }",
            List.of("prefix-length", "gateway", "name-servers"),
            VrrpSection::lan);

    private VrrpSection() {}

    private static Optional<Lan> lan(Section network) {
        Optional<Integer> length = network.required("prefix-length", PREFIX_LENGTH);
        Optional<Ipv4> gateway = network.optional("gateway", AddressField.HOST_ADDRESS.withExample("10.51.10.254"));
        List<Ipv4> servers = network.optional(
                        "name-servers", new ListOf<>(AddressField.HOST_ADDRESS.withExample("8.8.8.8")))
                .orElse(List.of());
        return network.whole(() -> new Lan(length.orElseThrow(), gateway, servers));
    }

    private static Optional<VrrpSettings> read(Section vrrp) {
        Optional<String> instance = vrrp.required("instance", NamedText.NAME.withExample("VI_1"));
        Optional<String> interfaceName = vrrp.required("interface", NamedText.NODE_INTERFACE);
        Optional<Integer> id = vrrp.required("virtual-router-id", VIRTUAL_ROUTER_ID);
        Duration interval = vrrp.optional("advert-interval", ADVERT_INTERVAL).orElse(Duration.ofSeconds(1));
        Optional<SecretSource> password = vrrp.optional("auth-password", SecretField.SOURCE);
        List<TrackedProcess> track =
                vrrp.optional("track", new ListOf<>(tracked())).orElse(List.of());
        Optional<Lan> lan = vrrp.optional("network", LAN);
        return vrrp.whole(() -> new VrrpSettings(
                instance.orElseThrow(), interfaceName.orElseThrow(), id.orElseThrow(), interval, password, track, lan));
    }

    private static boolean fitsAnAdvert(Duration interval) {
        long millis = interval.toMillis();
        return millis >= 10 && (millis % 1000 == 0 ? millis <= 255_000 : millis % 10 == 0 && millis <= 40_950);
    }

    private static Value<TrackedProcess> tracked() {
        DuplicateCheck<String> processes = new DuplicateCheck<>(
                "duplicate-process",
                "%s is tracked twice",
                "keepalived counts only the first",
                "remove one of the two");
        return Section.value(
                "a tracked process",
                "{ process: nginx, weight: -11 }",
                List.of("process", "weight"),
                section -> tracked(section, processes));
    }

    private static Optional<TrackedProcess> tracked(Section section, DuplicateCheck<String> processes) {
        Optional<String> process = section.required("process", processes.of(new ProcessNameField()));
        Optional<Integer> weight = section.required("weight", WEIGHT);
        return section.whole(() -> new TrackedProcess(process.orElseThrow(), weight.orElseThrow()));
    }
}
