package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.ConfPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where else a fix has to be typed: what is tracked is defined on every node in the same words, and changed on all. */
final class SameBlock {

    private static final Set<String> SHARED =
            Set.of("vrrp_script", "vrrp_track_process", "vrrp_track_file", "track_file");

    private SameBlock() {}

    /** The finding itself, and the same line of the same block in the other files. */
    static List<ConfFinding> of(ConfFinding finding, Map<String, String> texts) {
        List<ConfFinding> all = new ArrayList<>(List.of(finding));
        FileText here = new FileText(texts.getOrDefault(finding.at().file(), ""));
        int line = finding.at().line() - 1;
        Optional<Integer> head = here.has(line) ? here.topOf(line) : Optional.empty();
        boolean whole = finding.fix().startsWith("delete the block");
        if (whole || head.isEmpty() || !SHARED.contains(here.bare(head.get()).split("\\s", 2)[0])) {
            return all;
        }
        texts.forEach((name, text) -> {
            if (!name.equals(finding.at().file())) {
                twin(here, head.get(), line, new FileText(text))
                        .ifPresent(there -> all.add(at(finding, new ConfPosition(name, there + 1, 1))));
            }
        });
        return all;
    }

    private static ConfFinding at(ConfFinding finding, ConfPosition place) {
        return new ConfFinding(
                finding.code(),
                finding.severity(),
                place,
                finding.what(),
                finding.why(),
                finding.fix(),
                finding.heardBy(),
                finding.holdsFor());
    }

    private static Optional<Integer> twin(FileText here, int head, int line, FileText there) {
        for (int i = 0; i < there.size(); i++) {
            if (there.bare(i).equals(here.bare(head))) {
                int last = there.endOf(i).orElse(i);
                for (int j = i; j <= last; j++) {
                    if (there.bare(j).equals(here.bare(line))) {
                        return Optional.of(j);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
