/**
 * SSH through sshj, the default. sshj stays in here: nothing of it shows outside. Public: {@link
 * io.github.vipnat.transport.sshj.SshjTransport}, for whoever chooses transports.
 */
@NullMarked
package io.github.vipnat.transport.sshj;

import org.jspecify.annotations.NullMarked;
