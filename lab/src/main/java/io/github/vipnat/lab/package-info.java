/** A simulated Cisco IOS router, written from the fact sheet alone. */
package io.github.vipnat.lab;
