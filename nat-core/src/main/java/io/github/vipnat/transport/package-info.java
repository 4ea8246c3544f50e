/**
 * SSH as the rest of vipnat sees it: a connection gives one shell to a router, or runs commands on a node. The
 * implementations live one package down, one library each.
 *
 * <p>For everybody: Transport, Connection, Shell, Terminal, Endpoint, Login, Deadlines, ExecResult, TransportException,
 * KnownHosts, HostKey, HostKeys, Algorithms. Public only because implementations of Transport share them: Attempt
 * (which is where to begin reading, and what to build on when adding a library), Alarm, Line, PasswordDialogue,
 * PrivateKeyFile.
 */
@NullMarked
package io.github.vipnat.transport;

import org.jspecify.annotations.NullMarked;
