/** Host keys, and the known_hosts file that says which are trusted. API. */
@NullMarked
package io.github.vipnat.transport.hostkey;

import org.jspecify.annotations.NullMarked;
