package io.github.vipnat.apply;

import io.github.vipnat.session.Session;
import io.github.vipnat.session.Transcript;

/** Opens a session to a router; asked again when the line broke. */
@FunctionalInterface
public interface SessionOpener {

    Session open(String router, Transcript transcript);
}
