/**
 * What opening a connection needs whatever the library: TCP, deadlines, the server's greeting, the words of a failure.
 * Implementations of {@link io.github.vipnat.transport.Transport} build on
 * {@link io.github.vipnat.transport.connect.ConnectionAttempt}. Not API.
 */
@NullMarked
package io.github.vipnat.transport.connect;

import org.jspecify.annotations.NullMarked;
