package io.github.vipnat.apply;

import io.github.vipnat.session.Patience;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.Transcript;

/** Opens a session to a router; asked again when the line broke. */
@FunctionalInterface
public interface SessionOpener {

    /**
     * Opens one.
     *
     * @param patience how much longer any wait of the session may be, connecting included
     */
    Session open(String router, Transcript transcript, Patience patience);
}
