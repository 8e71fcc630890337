//! The connections of readers, within bounds: nobody holds one for longer than he uses it, and all together leave room for
//! what the desk opens itself.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// How many connections are open at a time: half of what the smallest usual limit of descriptors (256) lets a process open.
const MOST: usize = 128;
/// How long a connection may be without anything being sent on it: for a request to come whole, and between two.
const IDLE: Duration = Duration::from_secs(20);
/// How long one may last at all.
const LONGEST: Duration = Duration::from_secs(300);

/// A socket that takes as many connections as it may.
pub(super) struct Listening {
    socket: TcpListener,
    room: Arc<Semaphore>,
}

impl Listening {
    pub fn new(socket: TcpListener) -> Self {
        Self { socket, room: Arc::new(Semaphore::new(MOST)) }
    }
}

impl Listener for Listening {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            // Who comes when there is no room waits at the socket, until somebody is done or was too slow.
            let Ok(room) = Arc::clone(&self.room).acquire_owned().await else { return std::future::pending().await };
            match self.socket.accept().await {
                Ok((stream, address)) => return (Connection::new(stream, room), address),
                // One that ended meanwhile is nobody's trouble; descriptors of others come back.
                Err(error) if is_of_connection(&error) => {}
                Err(_) => sleep(Duration::from_millis(200)).await,
            }
        }
    }
    fn local_addr(&self) -> Result<SocketAddr> {
        self.socket.local_addr()
    }
}

fn is_of_connection(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::Interrupted
    )
}

/// A connection that ends when it is not used.
pub(super) struct Connection {
    stream: TcpStream,
    timer: Pin<Box<Sleep>>,
    end: Instant,
    _room: OwnedSemaphorePermit,
}

impl Connection {
    fn new(stream: TcpStream, room: OwnedSemaphorePermit) -> Self {
        Self { stream, timer: Box::pin(sleep(IDLE)), end: Instant::now() + LONGEST, _room: room }
    }
    /// Whether it has taken too long.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        self.timer.as_mut().poll(context).is_ready()
    }
    fn used(&mut self) {
        self.timer.as_mut().reset((Instant::now() + IDLE).min(self.end));
    }
}

impl AsyncRead for Connection {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        // What comes in drops does not put off the end: a request is to come whole in time.
        if this.is_over(context) {
            return Poll::Ready(Err(ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut this.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(context, bytes);
        match written {
            Poll::Ready(Ok(_)) => this.used(),
            Poll::Pending if this.is_over(context) => return Poll::Ready(Err(ErrorKind::TimedOut.into())),
            _ => {}
        }
        written
    }
    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }
    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
