/** A session with a MariaDB server, over TCP or the local socket, and the SQL that is typed on it. */
@NullMarked
package io.github.vipnat.database.session;

import org.jspecify.annotations.NullMarked;
