package io.github.vipnat.ios.read;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.TunnelEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects where tunnels end: {@code tunnel source} under {@code tunnel protection ipsec}, {@code crypto map … local-address}. */
final class TunnelEndReader {

    private final List<TunnelEnd> ends = new ArrayList<>();

    void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("crypto", "map")) {
            words.take();
            words.takeAfter("local-address")
                    .flatMap(TunnelEndReader::side)
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
                lines.stream().anyMatch(line -> new WordCursor(line.text()).takeIf("tunnel", "protection", "ipsec"));
        if (isProtected) {
            lines.forEach(line -> {
                WordCursor words = new WordCursor(line.text());
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
