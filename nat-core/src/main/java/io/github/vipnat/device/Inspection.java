package io.github.vipnat.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to ask a device to learn what it can do, without changing anything, and what its answers say. */
public interface Inspection {

    /** Lines that only show. */
    List<String> shows();

    /**
     * Beginnings of lines; a question mark behind each asks what may follow, and nothing is carried out. The last of them
     * would show something and no more, were it ever carried out.
     */
    List<String> helps();

    /** What the answers say, without secrets. */
    DeviceProfile profile(Seen seen);

    /**
     * A device's answers.
     *
     * @param shown answer by line of {@link #shows}
     * @param helped answer by line of {@link #helps}; lines that were not answered are missing
     * @param running the running configuration, where it arrived whole
     * @param startup the answer to the command that shows the startup configuration
     */
    record Seen(Map<String, String> shown, Map<String, String> helped, Optional<String> running, String startup) {

        public Seen {
            shown = Map.copyOf(shown);
            helped = Map.copyOf(helped);
        }
    }
}
