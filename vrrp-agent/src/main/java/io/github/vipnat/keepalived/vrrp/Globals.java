package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import java.util.List;
import java.util.Optional;

/** What {@code global_defs} says; a file may have several, and they add up. */
public record Globals(List<Entry.Block> blocks) {

    public Globals {
        blocks = List.copyOf(blocks);
    }

    /** Every line of that keyword. */
    public List<ConfLine> lines(String keyword) {
        if (blocks.size() <= 1) {
            return blocks.isEmpty() ? List.of() : blocks.get(0).lines(keyword);
        }
        return blocks.stream().flatMap(block -> block.lines(keyword).stream()).toList();
    }

    /** The last line of that keyword. */
    public Optional<ConfLine> last(String keyword) {
        List<ConfLine> lines = lines(keyword);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** Whether the keyword is there and does not say off. */
    public boolean has(String keyword) {
        return last(keyword).map(Numbers::flag).orElse(false);
    }

    /** The number of that line, when it is in range. */
    public Optional<Integer> number(String keyword, int least, int most) {
        return last(keyword).flatMap(line -> Numbers.whole(line, 1, least, most));
    }
}
