/* The least a client can do: as many connections as asked for, on one thread with epoll, every byte read and thrown away.
   read_only ws://127.0.0.1:PORT/PATH CONNECTIONS (or http://, an event stream) */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static void fail(const char *what) {
    perror(what);
    exit(1);
}

int main(int argc, char **argv) {
    char scheme[8], host[64], path[256], request[512];
    int port;
    if (argc != 3 || sscanf(argv[1], "%7[^:]://%63[^:/]:%d%255s", scheme, host, &port, path) != 4) return 2;

    const char *headers = strcmp(scheme, "ws") ? "Accept: text/event-stream\r\n"
        : "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n", path, host, port, headers);

    int ready = epoll_create1(0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    for (int i = atoi(argv[2]); i > 0; i--) {
        int connection = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(connection, (struct sockaddr *)&address, sizeof address)) fail("connect");
        if (write(connection, request, strlen(request)) < 0) fail("write");
        struct epoll_event interest = {.events = EPOLLIN, .data.fd = connection};
        epoll_ctl(ready, EPOLL_CTL_ADD, connection, &interest);
    }

    static char bytes[65536];
    struct epoll_event events[256];
    for (int count; (count = epoll_wait(ready, events, 256, -1)) >= 0;)
        for (int i = 0; i < count; i++)
            if (read(events[i].data.fd, bytes, sizeof bytes) <= 0) return 1; /* Closed. */
    return 1;
}
