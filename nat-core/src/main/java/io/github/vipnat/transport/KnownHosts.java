package io.github.vipnat.transport;

import java.nio.file.Path;

/**
 * The file with the host keys that are trusted, in OpenSSH's format; a key that is not in it is refused.
 *
 * @param file need not exist yet: then no key is trusted
 */
public record KnownHosts(Path file) {}
