/** What is asked about VRRP: keepalived.conf as it stands on the nodes, what keepalived said, and whom the nodes hear. */
@NullMarked
package io.github.vipnat.doctor.vrrp;

import org.jspecify.annotations.NullMarked;
