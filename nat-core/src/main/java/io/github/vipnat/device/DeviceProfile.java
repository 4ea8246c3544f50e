package io.github.vipnat.device;

import java.util.List;
import java.util.Optional;

/**
 * A device as it showed itself, to be given to somebody else: no configuration, no secrets, no addresses.
 *
 * @param traits what it is and can do
 * @param questions what nobody could tell about its kind, with its answers where it has any
 * @param excerpts what it printed, as far as it is fit to be passed on
 */
public record DeviceProfile(List<Trait> traits, List<OpenQuestion> questions, List<Excerpt> excerpts) {

    public DeviceProfile {
        traits = List.copyOf(traits);
        questions = List.copyOf(questions);
        excerpts = List.copyOf(excerpts);
    }

    /**
     * One thing known about the device.
     *
     * @param name for scripts, stays
     * @param label for people
     */
    public record Trait(String name, String label, String value) {}

    /**
     * Something the fact sheet does not know.
     *
     * @param fact where the sheet says so
     * @param answer this device's, where looking was enough
     */
    public record OpenQuestion(String fact, String question, Optional<String> answer) {}

    /** What was typed, and what the device printed, secrets taken out. */
    public record Excerpt(String typed, String printed) {}
}
