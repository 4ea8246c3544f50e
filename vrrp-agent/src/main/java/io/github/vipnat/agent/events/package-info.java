/** What keepalived says: the FIFO, the spool folder of the hook, and the latest word of each instance. */
@NullMarked
package io.github.vipnat.agent.events;

import org.jspecify.annotations.NullMarked;
