package io.github.vipnat.ios.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.OutsideStatic;
import io.github.vipnat.nat.OtherForm.Pairing;
import java.util.Optional;
import java.util.Set;

/** {@code outside source static …}, behind the word {@code static}; the global side stands first (ios-facts 1.2). */
final class OutsideStaticCodec {

    private static final Set<String> ALONE =
            Set.of("add-route", "extendable", "no-alias", "no-payload", "match-in-vrf");

    private static final Set<String> WITH_VALUE = Set.of("vrf", "redundancy", "mapping-id");

    private OutsideStaticCodec() {}

    static Optional<OtherForm> parse(WordCursor words) {
        return pairing(words)
                .flatMap(pairing ->
                        words.takeExtras(ALONE, WITH_VALUE).map(extras -> new OutsideStatic(pairing, extras)));
    }

    static String print(OutsideStatic rule) {
        return print(rule.pairing()) + rule.extras();
    }

    private static String print(Pairing pairing) {
        return pairing.match(new Pairing.Cases<>(
                (Pairing.Addresses a) -> a.global() + " " + a.local(),
                (Pairing.Ports p) ->
                        p.protocol() + " " + p.global() + " " + p.globalPort() + " " + p.local() + " " + p.localPort(),
                (Pairing.Networks n) -> "network " + n.global() + " " + n.local() + " " + n.mask()));
    }

    private static Optional<Pairing> pairing(WordCursor words) {
        if (words.takeIf("network")) {
            return address(words)
                    .flatMap(global -> address(words)
                            .flatMap(local -> words.takeName()
                                    .filter(OutsideStaticCodec::isMask)
                                    .map(mask -> new Pairing.Networks(global, local, mask))));
        }
        Optional<Protocol> protocol = Protocol.parse(words.peek());
        if (protocol.isPresent()) {
            words.take();
            return ports(protocol.get(), words);
        }
        return address(words).flatMap(global -> address(words).map(local -> new Pairing.Addresses(global, local)));
    }

    private static Optional<Pairing> ports(Protocol protocol, WordCursor words) {
        Optional<Ipv4> global = address(words);
        Optional<Integer> globalPort = TransportPort.parseNumber(words.take());
        Optional<Ipv4> local = address(words);
        Optional<Integer> localPort = TransportPort.parseNumber(words.take());
        return global.isEmpty() || globalPort.isEmpty() || local.isEmpty() || localPort.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Pairing.Ports(protocol, global.get(), globalPort.get(), local.get(), localPort.get()));
    }

    private static boolean isMask(String text) {
        return text.matches("/[0-9]{1,2}") || Ipv4.parse(text).isPresent();
    }

    private static Optional<Ipv4> address(WordCursor words) {
        return Ipv4.parse(words.take());
    }
}
