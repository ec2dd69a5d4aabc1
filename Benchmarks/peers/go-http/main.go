// Responds to every request with the bytes of one file, from memory: what Go's net/http can do at best.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	path := flag.String("file", "", "the file to respond with")
	flag.Parse()
	body, err := os.ReadFile(*path)
	if err != nil {
		log.Fatal(err)
	}
	length := []string{strconv.Itoa(len(body))}
	contentType := []string{"application/json"}
	tag := []string{`"3-0123456789abcdef"`}
	handler := http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		fields := response.Header()
		fields["Content-Type"] = contentType
		fields["Content-Length"] = length
		fields["Etag"] = tag
		if _, err := response.Write(body); err != nil {
			log.Print(err)
		}
	})
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on http://%s\n", listener.Addr())
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}
