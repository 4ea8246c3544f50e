package io.github.vipnat.topology.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day: {@code 2026-12-31}. */
public final class DateField {

    public static final Scalar<LocalDate> DAY = new Scalar<>(
            "bad-date",
            "a day as 2026-12-31: year, month, day",
            "it could not be told from which day, or until which one, something holds",
            "2026-12-31",
            DateField::day);

    private DateField() {}

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
