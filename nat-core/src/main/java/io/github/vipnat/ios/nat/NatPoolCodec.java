package io.github.vipnat.ios.nat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.NatPool.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code pool …}: with a range in the line, or with ranges below it, or with none yet (ios-facts 1.2). */
final class NatPoolCodec {

    /** The last one: Cisco IOS IP Addressing Services Command Reference, "ip nat pool". */
    private static final Set<String> ALONE = Set.of("add-route", "arp-ping", "nopreservation");

    private static final Set<String> WITH_VALUE = Set.of("type", "accounting");

    private NatPoolCodec() {}

    static Optional<NatPool> parse(WordCursor words, List<ConfigLine> below) {
        return words.takeAfter("pool").flatMap(name -> {
            boolean isInLine = Ipv4.parse(words.peek()).isPresent();
            Optional<Range> range = isInLine ? range(words) : Optional.empty();
            if (isInLine && range.isEmpty()) {
                return Optional.empty();
            }
            String mask = mask(words);
            List<Range> ranges = new ArrayList<>(range.stream().toList());
            below.stream()
                    .map(line -> new WordCursor(line.text()))
                    .filter(line -> line.takeIf("address"))
                    .forEach(line -> range(line).ifPresent(ranges::add));
            return words.takeExtras(ALONE, WITH_VALUE).map(extras -> new NatPool(name, ranges, mask, extras));
        });
    }

    /** The ranges below a pool's line are lines of their own. */
    static String print(NatPool pool) {
        String range = pool.ranges().isEmpty() ? "" : " " + pool.ranges().get(0);
        return pool.name() + range + (pool.mask().isEmpty() ? "" : " " + pool.mask()) + pool.extras();
    }

    private static Optional<Range> range(WordCursor words) {
        Optional<Ipv4> first = Ipv4.parse(words.take());
        Optional<Ipv4> last = Ipv4.parse(words.take());
        return first.flatMap(f -> last.map(l -> new Range(f, l)));
    }

    private static String mask(WordCursor words) {
        Optional<String> netmask = words.takeAfter("netmask");
        Optional<String> length = words.takeAfter("prefix-length");
        return netmask.map(mask -> "netmask " + mask)
                .or(() -> length.map(bits -> "prefix-length " + bits))
                .orElse("");
    }
}
