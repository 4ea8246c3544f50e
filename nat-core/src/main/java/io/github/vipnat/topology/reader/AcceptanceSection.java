package io.github.vipnat.topology.reader;

import io.github.vipnat.topology.Acceptance;
import io.github.vipnat.topology.yaml.DateField;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the entries of one router's {@code accept}. */
final class AcceptanceSection {

    private static final String EXAMPLE = "{ code: two-outside-interfaces, subject: \"the words behind what\","
            + " reason: \"one provider routes both\", date: 2026-11-28, until: 2027-06-30 }";

    private final DuplicateCheck<Accepted> seen = new DuplicateCheck<>(
            "duplicate-acceptance",
            "%s is accepted a second time on this router",
            "only one of the two days could count",
            "remove one of them");

    /** What one router may accept once. */
    private record Accepted(String code, String subject) {
        @Override
        public String toString() {
            return code;
        }
    }

    Value<Acceptance> value() {
        return Section.value(
                "an accepted finding", EXAMPLE, List.of("code", "subject", "reason", "date", "until"), this::read);
    }

    private Optional<Acceptance> read(Section entry) {
        Optional<String> code = entry.required("code", NamedText.CODE);
        Optional<String> subject = entry.required("subject", NamedText.PROSE.withExample("\"the words behind what\""));
        Optional<String> reason = entry.required("reason", NamedText.PROSE.withExample("\"one provider routes both\""));
        Optional<LocalDate> date = entry.required("date", DateField.DAY);
        Optional<LocalDate> until = entry.required("until", DateField.DAY);
        code.ifPresent(of -> subject.ifPresent(what -> seen.see(new Accepted(of, what), entry.field())));
        date.ifPresent(from -> until.filter(to -> to.isBefore(from)).ifPresent(to -> refuse(entry, from)));
        return entry.whole(() -> new Acceptance(
                entry.where(),
                code.orElseThrow(),
                subject.orElseThrow(),
                reason.orElseThrow(),
                date.orElseThrow(),
                until.orElseThrow()));
    }

    private static void refuse(Section entry, LocalDate date) {
        entry.field("until")
                .refuse(
                        "bad-date",
                        "until is a day before date",
                        "the finding would never have been accepted",
                        "write a day from " + date + " on");
    }
}
