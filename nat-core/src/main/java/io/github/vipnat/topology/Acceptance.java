package io.github.vipnat.topology;

import java.time.LocalDate;

/**
 * A finding that a person has weighed and lives with. It holds for one router, one code and one subject: what the finding
 * says is wrong, in its own words, so that it comes back when it changes.
 *
 * @param where {@code file:line:column} of it
 * @param date when it was decided
 * @param until the last day on which it holds
 */
public record Acceptance(String where, String code, String subject, String reason, LocalDate date, LocalDate until) {}
