/**
 * What a keepalived.conf means once keepalived has read it: instances, what they track, and every default that keepalived puts
 * in where the file is silent (keepalived-facts 2).
 */
@NullMarked
package io.github.vipnat.keepalived.vrrp;

import org.jspecify.annotations.NullMarked;
