package io.github.vipnat.agent.state;

import io.github.vipnat.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When each source last told the agent something; it outlives the agent, because VRRP says nothing again to one that is
 * started anew.
 */
public record Heard(Map<Source, Instant> last) {

    /** Who may tell the agent that something has happened. */
    public enum Source {
        /** keepalived's {@code vrrp_notify_fifo}. */
        FIFO("the FIFO"),
        /** {@code vipnat-notify}. */
        HOOK("the hook"),
        /** The agent's own look at the host, where it saw the VIP come or go before VRRP had said anything. */
        LOOK("the look at the host");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** For a sentence. */
        public String words() {
            return words;
        }

        /** Its name in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Heard {
        last = Map.copyOf(last);
    }

    /** No source has spoken yet. */
    public static Heard nothing() {
        return new Heard(Map.of());
    }

    /** The same, and this source has spoken at this time. */
    public Heard with(Source source, Instant at) {
        Map<Source, Instant> more = new LinkedHashMap<>(last);
        more.put(source, at);
        return new Heard(more);
    }

    /** When it last spoke, if it ever did. */
    public Optional<Instant> at(Source source) {
        return Optional.ofNullable(last.get(source));
    }

    /** Who spoke last of all; of two at the same time VRRP. */
    public Optional<Source> latest() {
        return last.entrySet().stream()
                .max(Map.Entry.<Source, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** By which of its two ways VRRP spoke last; empty where it never did. */
    public Optional<Source> latestOfVrrp() {
        return new Heard(withoutLook()).latest();
    }

    /** Whether the VIP came or went and VRRP has said nothing since. */
    public boolean isVrrpSilent() {
        return latest().equals(Optional.of(Source.LOOK));
    }

    private Map<Source, Instant> withoutLook() {
        Map<Source, Instant> less = new LinkedHashMap<>(last);
        less.remove(Source.LOOK);
        return less;
    }

    /** A member for each source that ever spoke. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Source source : Source.values()) {
            at(source).ifPresent(at -> map.put(source.word(), at.toString()));
        }
        return map;
    }

    static Heard of(JsonObject json) {
        Heard heard = nothing();
        for (Source source : Source.values()) {
            Optional<Instant> at = json.optionalString(source.word()).map(Instant::parse);
            if (at.isPresent()) {
                heard = heard.with(source, at.get());
            }
        }
        return heard;
    }
}
