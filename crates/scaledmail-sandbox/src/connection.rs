//! Connections that can be broken or slowed down from the inside.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::pace::Pace;

const OPEN: u8 = 0;
const CLOSED: u8 = 1;
const RESET: u8 = 2;

/// What a handler holds of its connection.
#[derive(Clone, Default)]
pub(crate) struct Line(Arc<LineState>);

#[derive(Default)]
struct LineState {
    mode: AtomicU8,
    /// Bytes a second; 0 for as fast as it goes.
    rate: AtomicU64,
}

impl Line {
    /// Nothing more is written; the connection is closed.
    pub(crate) fn close(&self) {
        self.0.mode.store(CLOSED, Ordering::Relaxed);
    }

    /// Nothing more is written; the connection is reset.
    pub(crate) fn reset(&self) {
        self.0.mode.store(RESET, Ordering::Relaxed);
    }

    /// From now on no more than so many bytes are written a second.
    pub(crate) fn slow_down(&self, bytes_per_second: u64) {
        self.0.rate.store(bytes_per_second, Ordering::Relaxed);
    }
}

impl Connected<IncomingStream<'_, Lines>> for Line {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().line.clone()
    }
}

/// Listens for connections that have a [`Line`].
pub(crate) struct Lines(pub(crate) TcpListener);

impl Listener for Lines {
    type Io = LineStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (LineStream, SocketAddr) {
        let (tcp, address) = Listener::accept(&mut self.0).await;
        // Small answers must not wait for the acknowledgement of earlier ones.
        let _ = tcp.set_nodelay(true);
        (LineStream { tcp, line: Line::default(), pace: Pace::default() }, address)
    }

    fn local_addr(&self) -> Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection that does what its [`Line`] says.
pub(crate) struct LineStream {
    tcp: TcpStream,
    line: Line,
    /// Of slow writes.
    pace: Pace,
}

impl LineStream {
    /// An error when nothing may be written any more.
    fn check(&self) -> Result<()> {
        match self.line.0.mode.load(Ordering::Relaxed) {
            OPEN => return Ok(()),
            // Without lingering, closing sends a reset.
            RESET => self.tcp.set_zero_linger()?,
            _ => {}
        }
        Err(Error::new(ErrorKind::BrokenPipe, "the connection was broken on purpose"))
    }

    fn poll_slow(&mut self, context: &mut Context<'_>, bytes: &[u8], rate: u64) -> Poll<Result<usize>> {
        let drop = ready!(self.pace.poll_drop(context, bytes.len(), rate));
        let written = ready!(Pin::new(&mut self.tcp).poll_write(context, bytes.get(..drop).unwrap_or_default()))?;
        self.pace.gone(written, rate);
        Poll::Ready(Ok(written))
    }
}

impl AsyncRead for LineStream {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.tcp).poll_read(context, buffer)
    }
}

impl AsyncWrite for LineStream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        self.check()?;
        match self.line.0.rate.load(Ordering::Relaxed) {
            0 => Pin::new(&mut self.tcp).poll_write(context, bytes),
            rate => self.poll_slow(context, bytes, rate),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        self.check()?;
        match self.line.0.rate.load(Ordering::Relaxed) {
            0 => Pin::new(&mut self.tcp).poll_write_vectored(context, slices),
            rate => {
                let first = slices.iter().find(|slice| !slice.is_empty());
                self.poll_slow(context, first.map(|slice| &**slice).unwrap_or_default(), rate)
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.tcp.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(context)
    }
}
