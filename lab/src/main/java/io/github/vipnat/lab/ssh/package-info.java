/** The router's SSH server, on Apache MINA SSHD. */
@NullMarked
package io.github.vipnat.lab.ssh;

import org.jspecify.annotations.NullMarked;
