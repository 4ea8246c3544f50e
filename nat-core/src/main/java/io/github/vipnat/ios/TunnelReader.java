package io.github.vipnat.ios;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.TunnelEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects where tunnels end: {@code tunnel source} under {@code tunnel protection ipsec}, {@code crypto map … local-address}. */
final class TunnelReader {

    private final List<TunnelEnd> ends = new ArrayList<>();

    void section(ConfigTree.Section section) {
        Words words = new Words(section.head().text());
        if (words.takeIf("crypto", "map")) {
            words.take();
            words.takeAfter("local-address")
                    .flatMap(TunnelReader::side)
                    .ifPresent(
                            side -> ends.add(new TunnelEnd(side, section.head().text())));
        } else if (words.takeIf("interface")) {
            tunnel(words.rest(), section.children());
        }
    }

    List<TunnelEnd> toEnds() {
        return ends;
    }

    private void tunnel(String name, List<ConfigLine> lines) {
        boolean isProtected =
                lines.stream().anyMatch(line -> new Words(line.text()).takeIf("tunnel", "protection", "ipsec"));
        if (isProtected) {
            lines.forEach(line -> {
                Words words = new Words(line.text());
                if (words.takeIf("tunnel", "source")) {
                    side(words.take())
                            .ifPresent(side -> ends.add(new TunnelEnd(
                                    side, name + ", " + line.text().strip())));
                }
            });
        }
    }

    private static Optional<GlobalSide> side(String word) {
        return Ipv4.parse(word)
                .<GlobalSide>map(GlobalSide.OfAddress::new)
                .or(() -> InterfaceName.parse(word).map(GlobalSide.OfInterface::new));
    }
}
