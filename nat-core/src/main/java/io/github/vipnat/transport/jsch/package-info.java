/**
 * SSH through jsch, for what sshj cannot do: ssh-agent and {@code ~/.ssh/config}. jsch stays in here. Public: {@link
 * io.github.vipnat.transport.jsch.JschTransport}, for whoever chooses transports.
 */
@NullMarked
package io.github.vipnat.transport.jsch;

import org.jspecify.annotations.NullMarked;
