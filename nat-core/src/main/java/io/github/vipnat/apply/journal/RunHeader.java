package io.github.vipnat.apply.journal;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code run.json}: what is about to happen and how to undo it, written and read side by side. */
record RunHeader(JsonObject json) {

    private static final String SCHEMA = "vipnat/1";

    /** Goes up whenever an earlier vipnat could not read a run right; 1 did not write it down. */
    private static final int FORMAT = 2;

    private static final String BEFORE = "beforeSha256";

    /** The text of a run's header. */
    static String text(
            String id,
            Instant now,
            String user,
            ApplyRequest request,
            String before,
            ChainChange chain,
            Optional<RunRecord.Partner> pair) {
        Subject subject = new Subject(
                request.router(),
                request.ticket(),
                request.takesBack(),
                request.script().forwardLines());
        return text(id, now, user, subject, before, chain, pair);
    }

    /** Whom a run is about, and what is done there. */
    record Subject(String router, String ticket, Optional<String> takesBack, List<String> forward) {}

    /** The same of a run that is no plan for a router. */
    static String text(
            String id,
            Instant now,
            String user,
            Subject subject,
            String before,
            ChainChange chain,
            Optional<RunRecord.Partner> pair) {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("format", FORMAT),
                Map.entry("id", id),
                Map.entry("router", subject.router()),
                Map.entry("started", now.toString()),
                Map.entry("user", user),
                Map.entry("ticket", subject.ticket()),
                Map.entry("takesBack", subject.takesBack()),
                Map.entry("forward", subject.forward()),
                Map.entry("inverse", chain.inverse()),
                Map.entry("removed", chain.removed()),
                Map.entry("added", chain.added()),
                Map.entry("continues", chain.continues()),
                Map.entry(BEFORE, digest(before)),
                Map.entry(
                        "pair",
                        pair.map(other ->
                                Json.object(Map.entry("router", other.router()), Map.entry("run", other.run()))))));
    }

    /** Reads what was written, as far as JSON goes. */
    static RunHeader parse(String source, String text) {
        return new RunHeader(Json.read(source, text));
    }

    /** Whether a later vipnat wrote it, which means more by it than this one knows. */
    boolean isTooNew() {
        return format() > FORMAT;
    }

    private long format() {
        return json.optionalNumber("format").orElse(1);
    }

    /** The router's name, where the run of this name may be one of it. */
    Optional<String> router(RunName name) {
        return Optional.of(json.string("router")).filter(name::mayBeOf);
    }

    /**
     * The record, without its end.
     *
     * @param name what the folder is called; a header that says otherwise belongs elsewhere
     */
    RunRecord record(RunName name) {
        json.string("schema", "\"" + SCHEMA + "\"", text -> Optional.of(text).filter(SCHEMA::equals));
        long format = format();
        if (format < 1 || format > FORMAT) {
            throw json.refuse("format", "number from 1 to " + FORMAT, Long.toString(format));
        }
        return new RunRecord(
                json.string(
                        "id", "the name of its folder", id -> Optional.of(id).filter(name.text()::equals)),
                json.string("router", "the router of its folder's name", router -> router(name)),
                json.string("started", "date and time", RunHeader::instant),
                json.string("user"),
                json.string("ticket"),
                json.strings("forward"),
                json.strings("inverse"),
                json.strings("removed"),
                json.strings("added"),
                json.has("continues") ? json.strings("continues") : List.of(),
                json.optionalString("takesBack"),
                json.optionalObject("pair")
                        .map(pair -> new RunRecord.Partner(pair.string("router"), pair.string("run"))),
                Optional.empty());
    }

    /** Whether this is the configuration that was there before the run; older records cannot tell. */
    boolean isBefore(String configuration) {
        return json.optionalString(BEFORE)
                .map(digest -> digest.equals(digest(configuration)))
                .orElseGet(() -> !configuration.isBlank());
    }

    /** A date and time as vipnat writes it. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
