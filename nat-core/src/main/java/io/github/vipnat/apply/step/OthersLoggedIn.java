package io.github.vipnat.apply.step;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import java.util.List;

/**
 * Who else is at a router, for a person who is to ask them. Nothing is decided by it, and it costs two questions, so it is looked
 * up only once something speaks against going on.
 */
public final class OthersLoggedIn {

    private OthersLoggedIn() {}

    /** For the middle of a sentence, with a blank in front; empty where the router names nobody. */
    public static String told(DeviceOs os, Session session) {
        try {
            List<String> others = os.showOthers().stream()
                    .flatMap(command -> os.others(session.query(command)).stream())
                    .toList();
            return others.isEmpty() ? "" : " (also there: " + String.join(", ", others) + ")";
        } catch (SessionException e) {
            // What stands in the way is told without it.
            return "";
        }
    }
}
